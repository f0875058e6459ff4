# Buscar un lugar: códigos postales y poblaciones.

place-near-label = Código postal o población
place-near-hint = Tu código postal se queda en esta consulta; no se guarda.
place-near-button = Mostrar acciones
place-none = No se encontró ningún lugar con ese nombre. Prueba con un código postal o con una población y su estado, como «Portland, OR».
place-near = Cerca de { $place }
place-zone = Zona horaria: { $zone }
