# Buscar un lugar: códigos postales y poblaciones.

place-near-label = Código postal o población
place-near-hint = Tu código postal se queda en esta consulta; no se guarda.
place-near-button = Mostrar acciones
place-none = No se encontró ningún lugar con ese nombre. Prueba con un código postal o con una población y su estado, como «Portland, OR».
place-several = Varios lugares tienen ese nombre. ¿Cuál buscas?
place-near = Cerca de { $place }
place-zone = Zona horaria: { $zone }
place-credit = Las poblaciones y zonas horarias vienen de GeoNames (geonames.org), usadas bajo la licencia CC BY 4.0. Las áreas postales, los estados y sus contornos vienen de la Oficina del Censo de Estados Unidos, y los países de Natural Earth; ambos son de dominio público.
