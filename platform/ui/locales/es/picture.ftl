# Lo que se dice cuando no se puede aceptar una imagen. Lo escrito a su lado se conserva.

picture-too-large = El archivo es demasiado grande. Elige uno de menos de 20 MB.
picture-not-a-picture = No es una imagen que podamos leer. Elige un archivo JPEG, PNG o WebP.
picture-too-many-pixels = La imagen tiene demasiados píxeles. Redúcela, a 50 megapíxeles como mucho, y vuelve a intentarlo.
picture-broken = La imagen está dañada. Guárdala de nuevo y vuelve a intentarlo.
picture-hint = JPEG, PNG o WebP, hasta 20 MB. Quitamos el lugar, la hora y la cámara que el archivo pueda indicar.
