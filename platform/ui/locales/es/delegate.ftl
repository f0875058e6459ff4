### Delegados: personas que un grupo envía, con un mandato; sus informes; la revocación.

keep-delegations = Delegados, suplentes, mandatos, informes y preguntas a los delegados
keep-delegations-why = Quien habla por otras personas responde ante ellas, también después.
keep-delegations-who = Todo el mundo o las personas del grupo que los envía, según lo decidió el grupo. Los delegados figuran con el nombre con el que fueron elegidos; si alguien borra su cuenta, ese nombre queda, sin enlace a ninguna persona.
keep-candidacies = Quién se presenta, o a quién se le ha pedido presentarse, como delegado
keep-candidacies-why = Para que el grupo sepa a quién puede elegir.
keep-candidacies-who = Las personas del grupo que elige. Se borra con la cuenta.
keep-recalls = Peticiones de revocación, su motivo y cuántas personas firmaron
keep-recalls-why = Las personas afectadas tienen que poder comprobar una revocación.
keep-recalls-who = Las personas del grupo al que pertenece el delegado.
keep-recall-signatures = Quién firmó una petición de revocación
keep-recall-signatures-why = Para que cada persona firme una sola vez. Cuando la petición termina, las firmas se borran y solo queda su número.
keep-recall-signatures-who = Nadie más que la persona que firmó.
