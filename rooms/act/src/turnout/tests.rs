//! Stories about turnout: written with the routes.
