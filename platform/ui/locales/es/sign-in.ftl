### Las puertas: entrar, unirse, confirmar quién eres, contraseña nueva.

## Entrar
sign-in-title = Entrar
sign-in-lead = Para integrantes de grupos y para quienes organizan.
sign-in-with-passkey = Usar una llave de acceso
sign-in-with-password = Con contraseña
sign-in-who = Nombre de entrada
sign-in-who-or-mail = Nombre de entrada o correo
sign-in-who-hint = El nombre privado que te dio este sitio, por ejemplo lumetato-0482.
sign-in-password = Contraseña
sign-in-go = Entrar
sign-in-to-join = Todavía no tengo cuenta: unirme
sign-in-forgotten = Olvidé mi contraseña
sign-in-not-needed = No necesitas cuenta para leer, para encontrar una acción ni para decir «allí estaré».
sign-in-wrong = El nombre y la contraseña no coinciden. Revisa los dos e inténtalo otra vez.
sign-in-late-title = Pasó demasiado tiempo
sign-in-late = Por tu seguridad, cada paso tiene quince minutos. Empieza de nuevo; no se cambió nada.
sign-in-passkey-unknown = No conocemos esta llave de acceso. Prueba con otra o entra con tu contraseña.

## El segundo paso
sign-in-code-title = Escribe tu código
sign-in-code-lead = Abre tu aplicación de códigos y escribe los seis números que muestra para este sitio.
sign-in-code = Código
sign-in-code-hint = Seis números de la aplicación, o uno de tus códigos de respaldo.
sign-in-code-wrong = Este código no es correcto o ya se usó. Espera el siguiente e inténtalo otra vez.
sign-in-code-lost = No tengo mi teléfono
sign-in-code-lost-text = Escribe uno de los diez códigos de respaldo que imprimiste al unirte. Cada uno sirve una vez. Sin teléfono y sin códigos nadie puede dejarte entrar, ni siquiera quienes administran este sitio: haz una cuenta nueva y pide a tu grupo que te admita otra vez.

## Confirmar quién eres
sign-in-again-title = ¿De verdad eres tú?
sign-in-again-lead = Lo que sigue no es fácil de deshacer; por eso, demuestra una vez más que eres tú. Después vuelves a donde estabas.
sign-in-again-go = Seguir
sign-in-again-wrong = La contraseña y el código no coinciden, o el código ya se usó. Espera el siguiente código e inténtalo otra vez.
sign-in-again-leave = No seguir
sign-in-again-demo = Esto es una demostración: sus personas no tienen contraseña. Presiona el botón para seguir.

## Enlaces de la demostración
sign-in-link-title = Entrar en la demostración
sign-in-link-lead = Aquí nada es real. Mira todo y presiona todo.
sign-in-link-as = Serás:

## Unirse
join-title = Unirme
join-lead = Elige un nombre y una manera de entrar. No pedimos correo ni número de teléfono.
join-with-passkey = Unirme con una llave de acceso
join-with-password = O con contraseña
join-with-password-hint = También necesitas una aplicación de códigos en tu teléfono. Toma dos minutos.
join-sign-in-name = Tu nombre de entrada
join-sign-in-name-hint = Es privado, nadie más lo ve. Apúntalo o deja que tu navegador lo recuerde.
join-sign-in-name-given = Este nombre lo da el sitio, para que nadie pueda averiguar quién tiene cuenta. Usa el que aparece aquí.
join-password = Elige una contraseña
join-go = Continuar
join-to-sign-in = Ya tengo cuenta: entrar
join-keeps-title = ¿Qué guardamos?
join-keeps-text = Tu nombre, tu idioma y tus llaves. Ninguna dirección de tu dispositivo, ninguna lista de lo que lees. Puedes llevarte todo o borrarlo cuando quieras.
join-invited-title = Con invitación
join-invited-text = Aquí se entra por medio de un grupo: pide una invitación a alguien del grupo y abre el enlace.
join-invited-groups = Ver los grupos

## La primera administración
first-title = Preparar este sitio
first-lead = Eres la primera persona aquí. Este enlace sirve una vez y te da la administración.

## Contraseña nueva
reset-title = ¿Olvidaste tu contraseña?
reset-lead = Escribe el correo que confirmaste aquí. Si lo conocemos, te enviamos un enlace para poner una contraseña nueva. Además necesitas el código de tu aplicación o un código de respaldo.
reset-no-mail = Este sitio no envía correo, así que no puede enviarte un enlace.
reset-email = Correo electrónico
reset-go = Envíenme un enlace
reset-back = Volver a entrar
reset-nothing-title = No tengo un correo aquí
reset-nothing-text = Entonces nadie puede darte una contraseña nueva, porque nadie puede saber con certeza que eres tú. Si tienes una llave de acceso, entra con ella y pon una contraseña nueva. Si no, haz otra cuenta y pide a tu grupo que te admita de nuevo.
reset-sent-title = Revisa tu correo
reset-sent-text = Si este correo pertenece a una cuenta con contraseña, va en camino un enlace. Sirve una vez, durante diez minutos. Mira también en el correo no deseado.
reset-mail-subject = Tu contraseña nueva en { $site }
reset-mail-text =
    Hola, { $name }:

    alguien pidió poner una contraseña nueva en tu cuenta. Si fuiste tú, abre este enlace en los próximos diez minutos:

    { $link }

    Si no fuiste tú, no hagas nada: tu contraseña sigue igual, y el enlace solo no deja entrar a nadie.

    { $site }
reset-new-title = Pon una contraseña nueva
reset-new-lead = Después se cierra tu sesión en todas partes. Entra con la contraseña nueva y un código.
reset-new-go = Guardar la contraseña
reset-done-title = Tu contraseña es nueva
reset-done-text = Se cerraron todas tus sesiones. Entra con la contraseña nueva y el código de tu aplicación.
