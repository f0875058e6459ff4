# El mapa: botones, el texto de los círculos y su descripción para quien no lo ve.

map-zoom-in = Acercar
map-zoom-out = Alejar
map-whole = Mapa completo
map-hint = Arrastra, pellizca o usa las flechas y las teclas más y menos.
map-island-some = Acciones: #1 · van a ir: #2
map-island-one = Van a ir: #2
map-one-action =
    { $people ->
        [one] { $label }: va a ir una persona
        [many] { $label }: van a ir { $people } de personas
       *[other] { $label }: van a ir { $people } personas
    }
map-some-actions =
    { $count ->
       *[other] { $count } acciones cerca de «{ $label }»
    }, { $people ->
        [one] va a ir una persona
        [many] van a ir { $people } de personas
       *[other] van a ir { $people } personas
    }
map-some-groups = { $count } grupos cerca de «{ $label }»
map-some-needs = { $count } necesidades y ofertas cerca de «{ $label }»
map-some-alerts = { $count } alertas cerca de «{ $label }»
map-sum-actions =
    { $count ->
        [one] Una acción
       *[other] { $count } acciones
    }, { $people ->
        [one] va a ir una persona.
        [many] van a ir { $people } de personas.
       *[other] van a ir { $people } personas.
    }
map-sum-groups =
    { $count ->
        [one] Un grupo.
       *[other] { $count } grupos.
    }
map-sum-needs =
    { $count ->
        [one] Una necesidad u oferta.
       *[other] { $count } necesidades y ofertas.
    }
map-sum-alerts =
    { $count ->
        [one] Una alerta vigente.
       *[other] { $count } alertas vigentes.
    }
map-sum-empty = Todavía no hay nada en este mapa.
map-sum-largest = Las más grandes: { $labels }.
map-outside =
    { $count ->
        [one] Un lugar queda fuera de este mapa; está en la tabla.
       *[other] { $count } lugares quedan fuera de este mapa; están en la tabla.
    }
