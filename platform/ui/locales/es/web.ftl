### Páginas que ayudan cuando algo no sale como se quería.

web-go-home = Ir al inicio
web-go-calls = Todas las convocatorias
web-go-rsvp = Buscar mi asistencia

web-missing-title = Aquí no hay nada
web-missing-text = Puede que la dirección esté mal escrita o que lo que había aquí ya no esté. Si llegaste por un enlace, avisa a quien te lo envió.
web-refused-title = Ahora mismo no se puede
web-foreign-title = Esto vino de otro sitio
web-foreign-text = Por tu seguridad solo aceptamos formularios rellenados aquí. Abre la página de nuevo y envíalo desde ella.
web-too-many-title = Un momento, por favor
web-too-many-text = Llegaron demasiadas peticiones de tu red en poco tiempo. No se ha perdido nada. { $seconds ->
    [one] Vuelve a intentarlo en un segundo.
   *[other] Vuelve a intentarlo en { $seconds } segundos.
 }
web-too-large-title = Es demasiado grande
web-too-large-text = Los formularios pueden tener hasta 256 kB y las imágenes hasta 12 MB. Vuelve atrás, redúcelo y envíalo otra vez.
web-malformed-title = No pudimos leerlo
web-malformed-text = Lo que llegó estaba dañado o incompleto. Vuelve atrás y envíalo otra vez; tu navegador conserva lo que escribiste.
web-busy-title = Hay mucha gente ahora mismo
web-busy-text = El servidor no da abasto. No se guardó nada. Espera unos segundos y envíalo otra vez.
web-full-title = El servidor no tiene más espacio
web-full-text = No se guardó nada ni se dañó nada. Quienes llevan este sitio tienen que hacer sitio; inténtalo más tarde.
web-broken-title = Algo se rompió
# $number is a short code that the operators can find in their log.
web-broken-text = Es culpa nuestra, no tuya. No se ha perdido nada de lo que enviaste antes. Si nos avisas, di este número: { $number }

web-again-quick-title = ¿Está bien así?
web-again-quick-text = Fue muy rápido, así que preguntamos otra vez. No se ha perdido nada: pulsa el botón.
web-again-stale-title = Envíalo otra vez, por favor
web-again-stale-text = Esta página estuvo abierta mucho tiempo, o mientras tanto iniciaste o cerraste sesión. Se conserva todo lo que escribiste.
web-again-secret = Contraseña o código (escríbelo otra vez)
web-again-file = Archivo (elígelo otra vez)
web-again-send = Enviar
