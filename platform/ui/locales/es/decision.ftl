### Decisiones: el resultado anotado, y la página de un grupo con todo lo que decide.

decision-list-title = Decisiones
decision-list-lead = Lo que han decidido los grupos, quién tenía derecho y cómo se contó.
decision-list-empty = Todavía ningún grupo ha publicado una decisión.
decision-group-title = Decisiones
decision-group-of = Lo que decide { $group }
decision-group-lead = Propuestas, votaciones y decisiones de este grupo, y las reglas con las que decide.
decision-group-empty = Todavía no se ha decidido nada.
decision-group-all = Todo lo que decide este grupo
decision-mine = Espera tu decisión
decision-number = Decisión { $number } de { $group }
decision-card = Decisión { $number }, { $day }
decision-on = el { $day }
decision-outcome-adopted = Aprobada
decision-outcome-rejected = Rechazada
decision-outcome-chosen = Elección hecha
decision-outcome-no-quorum = Sin quórum
decision-outcome-open = Nada decidido
decision-settles = Qué resuelve
decision-text = El texto que se decidió
decision-how = Cómo se decidió
decision-way-consent = Por consentimiento
decision-way-open = Por votación nominal
decision-way-secret = Por votación secreta
decision-way-meeting = A mano alzada en una reunión
decision-took-part = Participaron { $took } de { $entitled } personas con derecho.
decision-immutable = Esta anotación no cambia. Una decisión posterior puede sustituirla.
decision-consent = { $consented } consintieron, { $aside } se hicieron a un lado, { $objected } objetaron.
decision-to-count = El recuento
decision-to-proposal = La propuesta con sus razones
decision-to-round = Quién dijo qué
decision-carried = Qué salió de ella
decision-carried-none = Todavía nada se remite a esta decisión.
decision-call = Convocar a la acción a partir de esta decisión
# Va en la línea «cómo se decidió» de la convocatoria.
decision-why = Decisión { $number } de { $group }

keep-decisions = Decisiones, y lo que se remite a ellas
keep-decisions-why = Una decisión es la anotación de aquello a lo que el grupo se comprometió.
keep-decisions-who = Cualquiera, o los miembros del grupo, según se decidió. No nombran a nadie salvo a quienes fueron elegidos.
