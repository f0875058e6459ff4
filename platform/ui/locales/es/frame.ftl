### El marco de todas las páginas.

-brand = Convoke
frame-brand = { -brand }
frame-skip = Ir al contenido
frame-menu = Menú principal
frame-sign-in = Entrar
frame-sign-out = Salir
frame-me = Mi página
frame-keys = Cómo entro
frame-queue = { $n ->
    [0] Avisos por revisar
   *[other] Avisos por revisar ({ $n })
}
frame-waiting = por revisar
frame-promise = Sin rastreadores ni conexiones a otros sitios. Esta página funciona sin JavaScript.
frame-keeps = Qué guarda de ti este servidor
frame-about = Acerca de este sitio
frame-moderation = Qué hizo la moderación
frame-source = Código fuente
