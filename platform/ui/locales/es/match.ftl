### Unir necesidades y ofertas.

## What stewards see
match-title = Unir
match-lead = La mejor forma de cubrir todas las necesidades abiertas con todas las ofertas abiertas, calculada para todo el mundo a la vez. Tú decides qué se propone.
match-counts = { NUMBER($all) } por proponer; { NUMBER($waiting) } esperan respuesta.
match-none = Por ahora no hay nada que unir.
match-number = Propuesta { NUMBER($n) }
match-a-person = Una persona
match-propose = Proponer a ambas partes
match-put-aside = Esta pareja no
match-done-title = Listo
match-done-text = Ambas partes lo ven en su comprobante; quien dio un correo recibe un aviso.
match-gone = Esta pareja ya no se propone: algo cambió mientras tanto. Mira la lista otra vez.
match-too-late = Esto ya no admite respuesta. Mira tu comprobante otra vez.
match-how-title = Cómo se hacen las propuestas
match-how-text = Cada necesidad se compara con las ofertas a su alcance: cercanía, horarios, idiomas y habilidades en común, y si una oferta basta. De todas las parejas se eligen las que juntas encajan mejor.
match-how-fair = Pesa más lo urgente y lo que lleva mucho esperando. Quien llegó primero no tiene ventaja.
match-steward-link = { $n ->
    [one] Unir: 1 propuesta
   *[other] Unir: { $n } propuestas
}

## Why two fit
match-why-same-area = En la misma zona
match-why-distance = A { $distance } de distancia
match-why-all = { $units }: todo lo que se pide
match-why-some = { $units } de { $wanted } que se piden
match-why-any-time = Vale cualquier momento
match-why-all-times = Todos los horarios pedidos
match-why-times = Ambas partes pueden: { $times }
match-why-language = Ambas partes hablan { $languages }
match-why-no-language = Ningún idioma en común
match-why-skill = Aporta: { $skills }
match-why-urgent = Se necesita hoy o mañana
match-why-waiting = { $n ->
    [one] Espera desde hace 1 día
   *[other] Espera desde hace { $n } días
}

## For a group
match-group-own = Lo que piden y ofrecen
match-group-proposals = Quién encaja
match-group-none = Ahora no encaja nadie. Las propuestas aparecen aquí solas.

## What is kept
keep-matches = A quién se le propuso quién, qué respondieron y los mensajes transmitidos (cifrados)
keep-matches-why = Para que ambas partes puedan responder y hablar. Se borra 30 días después del final.
keep-matches-who = Las dos partes. El equipo ve que hay un encuentro, no lo que se escribe.
keep-outcomes = Cuántos encuentros funcionaron, por mes y tipo
keep-outcomes-why = Para saber si esto ayuda. Solo números.
keep-outcomes-who = Todo el mundo ve la suma, redondeada.
