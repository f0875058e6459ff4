//! One page with every part in every state: a sample for the contract and for eyes.
//!
//! Its texts are believable and in both languages, because a layout is only true with real words;
//! they are sample data, not words of the site, so they stand here and not in the language files.

use base::{Lang, Problems, Time};
use maud::Render;

use crate::field::choice;
use crate::figure::{Band, Figure};
use crate::format::{self, Detail, Units};
use crate::part::Tab;
use crate::table::Column;
use crate::{Flyer, Form, Head, Html, Icon, Kind, Look, MenuItem, Paper, Passkey, Station, Step, Tone, Words, html};

/// Friday, January 23, 2026, 2:00 pm in Minneapolis.
const START: Time = Time::from_millis(1_769_198_400_000);
const END: Time = Time::from_millis(1_769_205_600_000);
const ZONE: &str = "America/Chicago";

static MENU: [MenuItem; 4] = [
    MenuItem { icon: Icon::MapPin, label: near, href: "/" },
    MenuItem { icon: Icon::Megaphone, label: calls, href: "/calls" },
    MenuItem { icon: Icon::Users, label: groups, href: "/groups" },
    MenuItem { icon: Icon::Shield, label: about, href: "/about" },
];

fn say(lang: Lang, english: &'static str, spanish: &'static str) -> &'static str {
    match lang {
        Lang::En => english,
        Lang::Es => spanish,
    }
}

fn near(words: &Words) -> &'static str {
    say(words.lang(), "Near you", "Cerca de ti")
}

fn calls(words: &Words) -> &'static str {
    words.ui_station_call()
}

fn groups(words: &Words) -> &'static str {
    say(words.lang(), "Groups", "Grupos")
}

fn about(words: &Words) -> &'static str {
    say(words.lang(), "About", "Acerca de")
}

/// A look for samples and tests: a site in Minneapolis, a week before the day.
pub fn look(lang: Lang) -> Look<'static> {
    Look {
        words: Words::new(lang),
        lang,
        site_name: "Twin Cities",
        base_url: "https://convoke.example",
        path: "/calls/a-day-without-work?near=55407",
        signed_in: None,
        menu: &MENU,
        stamp: "1769198400.c2FtcGxl",
        steward: false,
        queue: 0,
        now: Time::from_millis(1_768_600_000_000),
        units: Units::Miles,
    }
}

/// The page with every part.
pub fn gallery(look: &Look<'_>) -> Html {
    let lang = look.lang;
    let title = say(lang, "A day without work, school or shopping", "Un día sin trabajo, escuela ni compras");
    let head = Head::new(title)
        .description(say(lang, "Every part in every state.", "Todas las piezas en todos sus estados."))
        .picture("/calls/a-day-without-work/share.png", title)
        .feed(title, "/calls/a-day-without-work/feed.atom", "application/atom+xml")
        .json_ld(serde_json::json!({ "@context": "https://schema.org", "@type": "Event", "name": title }));
    let main = html! {
        (crate::breadcrumbs(look, &[(say(lang, "Calls", "Convocatorias"), "/calls")]))
        (top(look, title))
        (the_thread(look))
        (crate::split(pledges(look), notices(look)))
        (crate::section("actions", say(lang, "Near 55407", "Cerca de 55407"), actions(look)))
        (crate::section("turnout", say(lang, "How many came", "Cuánta gente vino"), turnout(look)))
        (crate::section("forms", say(lang, "Add an action", "Agrega una acción"), crate::narrow(form(look))))
        (crate::section("small", say(lang, "Small parts", "Piezas pequeñas"), small(look)))
    };
    crate::page(look, head, main)
}

fn top(look: &Look<'_>, title: &str) -> Html {
    let (lang, words) = (look.lang, look.words);
    let lead = say(
        lang,
        "Called by 14 union locals and 41 neighborhood groups after the assembly of January 9. Read <why>why, and how it was decided</why>.",
        "La convocan 14 sindicatos locales y 41 grupos de barrio después de la asamblea del 9 de enero. Lee <why>por qué y cómo se decidió</why>.",
    );
    let lead = crate::rich(lead, &[("why", &|text| html! { a href="/decisions/9" { (text) } })]);
    let figures = [
        Figure::live(say(lang, "Local actions", "Acciones locales"), format::number(words, 1_947), "actions"),
        Figure::live(say(lang, "People coming", "Personas que van"), format::number(words, 412_608), "coming"),
        Figure::new(say(lang, "Endorsed by", "Adhesiones"), say(lang, "388 groups", "388 grupos")),
    ];
    let kicker = html! { (words.ui_station_call()) " · " (crate::time(look, START, ZONE, Detail::Long)) };
    html! {
        (crate::hero(kicker, title, lead, crate::live("/calls/a-day-without-work/live", crate::figures(&figures))))
        (crate::search_form("/actions", html! {
            (crate::field::text("near", say(lang, "Find it near you", "Búscala cerca de ti")).value("55407")
                .autocomplete("postal-code").suggest("/places.json"))
            (crate::button(Tone::Main, say(lang, "Show actions", "Ver acciones")))
            p class="hint" { (say(lang, "Your ZIP code stays in this request; it is not stored.", "Tu código postal solo se usa en esta búsqueda; no se guarda.")) }
        }))
    }
}

fn the_thread(look: &Look<'_>) -> Html {
    let lang = look.lang;
    let note = |english, spanish| say(lang, english, spanish);
    crate::thread(
        look,
        Station::Call,
        &[
            Step::new(Station::Conversation, "/conversations/1", note("4,118 people", "4,118 personas")),
            Step::new(Station::Decision, "/decisions/9", note("January 9", "9 de enero")),
            Step::new(Station::Call, "", ""),
            Step::new(Station::Endorsements, "/calls/x/endorsements", note("388 groups", "388 grupos")),
            Step::new(Station::Actions, "/calls/x/actions", "1,947"),
            Step::new(Station::Turnout, "/calls/x/turnout", ""),
        ],
    )
}

fn pledges(look: &Look<'_>) -> Html {
    let lang = look.lang;
    html! {
        h2 { (say(lang, "Why we call", "Por qué convocamos")) }
        (crate::prose(crate::markdown::html(say(
            lang,
            "Rent takes **half of a wage**. On one day we show what the city is without us.\n\n# What we ask\n\n1. No evictions in winter\n2. A bus that runs at night\n\n> We decided this together, 2,306 to 141.\n\nMore at [the assembly](https://example.org/a).",
            "El alquiler se lleva **la mitad del sueldo**. Un día mostramos qué es la ciudad sin nosotros.\n\n# Qué pedimos\n\n1. Ningún desalojo en invierno\n2. Un autobús que pase de noche\n\n> Lo decidimos entre todas y todos: 2,306 a favor, 141 en contra.\n\nMás en [la asamblea](https://example.org/a).",
        ))))
        (crate::definitions([
            (look.words.ui_when(), html! { (format::long_range(look.words, START, Some(END), ZONE)) }),
            (look.words.ui_where(), html! { (crate::bdi("Government Plaza, 300 S 6th St, Minneapolis")) }),
            (say(lang, "Languages", "Idiomas"), html! { (format::list(look.words, &[format::language(look.words, "es"), format::language(look.words, "en")])) }),
        ]))
    }
}

fn notices(look: &Look<'_>) -> Html {
    let lang = look.lang;
    html! {
        (crate::notice(Kind::Done, say(lang, "You are coming", "Ya cuentas"), say(lang, "We kept no name. Your code is below.", "No guardamos tu nombre. Abajo está tu código.")))
        (crate::receipt(look, say(lang, "Your receipt", "Tu comprobante"), "k7m2p9xq4t", "https://convoke.example/rsvps/k7m2p9xq4t",
            say(lang, "Write it down or keep the link: with it you change or cancel. Nobody can find it for you.", "Anótalo o guarda el enlace: con él cambias o cancelas. Nadie puede recuperarlo por ti.")))
        (crate::notice(Kind::Careful, say(lang, "The place has moved", "Cambió el lugar"), say(lang, "It starts at the library now, at the same time.", "Ahora empieza en la biblioteca, a la misma hora.")))
        (crate::notice(Kind::Alarm, say(lang, "Canceled", "Se canceló"), say(lang, "The organizers canceled it on January 21.", "Quienes la organizan la cancelaron el 21 de enero.")))
        (crate::notice(Kind::Info, say(lang, "Times are those of Chicago", "Las horas son las de Chicago"), ""))
    }
}

fn actions(look: &Look<'_>) -> Html {
    let (lang, words) = (look.lang, look.words);
    let coming = say(lang, "I’m coming", "Voy");
    let step = |name: &'static str| crate::link_button(Tone::Plain, "/actions/x", coming).about(name);
    let when = format::short_range(words, START, Some(END), ZONE, look.now);
    let plaza = say(lang, "March from Government Plaza", "Marcha desde Government Plaza");
    let school = say(lang, "Walk children to school, together", "Acompañar a la niñez a la escuela, en grupo");
    let training = say(lang, "Know-your-rights training", "Taller: conoce tus derechos");
    let meals = say(lang, "Warm room and hot meals", "Sala cálida y comida caliente");
    html! {
        (crate::cards([
            crate::card(plaza, "/actions/1").kicker(say(lang, "March", "Marcha")).fact(Icon::Calendar, when.clone())
                .fact(Icon::MapPin, format!("Minneapolis · {}", format::distance(words, 3.4, look.units)))
                .strong_fact(Icon::Users, say(lang, "38,200 coming", "van 38,200")).step(step(plaza)),
            crate::card(school, "/actions/2").kicker(say(lang, "School walk", "Caminata escolar")).fact(Icon::Calendar, when.clone())
                .fact(Icon::MapPin, format!("Powderhorn · {}", format::distance(words, 0.64, look.units)))
                .strong_fact(Icon::Users, say(lang, "12 of 14 shifts filled", "12 de 14 turnos cubiertos")).step(step(school)),
            crate::card(training, "/actions/3").fact(Icon::Calendar, when.clone())
                .tag(crate::tag("wait", say(lang, "waiting list", "lista de espera")))
                .fact(Icon::MapPin, format!("East Lake · {}", format::distance(words, 1.4, look.units)))
                .strong_fact(Icon::Users, say(lang, "18 places left", "quedan 18 lugares")).step(step(training)),
            crate::card(meals, "/actions/4").state("canceled").fact(Icon::Calendar, when)
                .tag(crate::tag("bad", say(lang, "canceled", "cancelada")))
                .fact(Icon::MapPin, format!("{} · {}", say(lang, "Church hall", "Salón parroquial"), format::distance(words, 1.9, look.units))),
        ]))
        (crate::numbered(look, 4, 68, |page| format!("/actions?near=55407&page={page}")))
        (crate::older_newer(look, Some("/x?after=1"), Some("/x?before=1")))
        (crate::empty(Icon::Search, say(lang, "Nothing within 10 miles yet.", "Todavía no hay nada a menos de 10 millas."),
            crate::row([
                crate::link_button(Tone::Plain, "/actions?km=40", say(lang, "Look within 25 miles", "Buscar a 25 millas")).render(),
                crate::link_button(Tone::Quiet, "/calls/x/actions/new", say(lang, "Add the first one", "Agrega la primera")).render(),
            ])))
    }
}

fn turnout(look: &Look<'_>) -> Html {
    let (lang, words) = (look.lang, look.words);
    let place = |name: &'static str, low: i64, high: i64, source: &'static str| {
        vec![
            html! { (name) },
            html! { (format::number(words, low)) },
            html! { (format::number(words, high)) },
            html! { (source) },
        ]
    };
    let police = say(lang, "counted from photos", "contada en fotos");
    html! {
        (crate::band(words, &[
            Band { label: say(lang, "All actions", "Todas las acciones"), low: 61_000, high: 94_500, source: say(lang, "541 places, 803 estimates", "541 lugares, 803 estimaciones") },
            Band { label: "Minneapolis", low: 38_000, high: 52_000, source: police },
            Band { label: "Duluth", low: 900, high: 900, source: say(lang, "counted at the gate", "contada en la entrada") },
        ]))
        (crate::table(
            say(lang, "Estimates by place", "Estimaciones por lugar"),
            &[Column::text(say(lang, "Place", "Lugar")), Column::number(say(lang, "Low", "Mínimo")), Column::number(say(lang, "High", "Máximo")), Column::text(say(lang, "Source", "Fuente"))],
            [place("Minneapolis", 38_000, 52_000, police), place("Saint Paul", 9_500, 14_000, "Star Tribune"), place("Duluth", 900, 900, say(lang, "counted at the gate", "contada en la entrada"))],
        ))
        p class="hint" { a href="/calls/x/actions.csv" { "CSV" } " · " a href="/calls/x/actions.geojson" { "GeoJSON" } }
    }
}

fn form(look: &Look<'_>) -> Html {
    let (lang, words) = (look.lang, look.words);
    let mut problems = Problems::new();
    problems.add("title", "problem-empty");
    problems.add_with("summary", "problem-too-long", ("max", "200".to_owned()));
    problems.add("start_date", "problem-other");
    problems.add("", "problem-other");
    let form = Form::new(look, &problems);
    let kinds =
        [("march", "March", "Marcha"), ("vigil", "Vigil", "Vigilia"), ("meal", "Shared meal", "Comida compartida")];
    let kinds = kinds.into_iter().map(|(value, english, spanish)| choice(value, say(lang, english, spanish)));
    let places = [
        choice("exact", say(lang, "The exact address", "La dirección exacta")).hint(say(
            lang,
            "Everybody sees it.",
            "La ve todo el mundo.",
        )),
        choice("area", say(lang, "The neighborhood only", "Solo el barrio")).hint(say(
            lang,
            "Those coming get the address.",
            "Quienes van reciben la dirección.",
        )),
    ];
    form.intake("/calls/x/actions", html! {
        (form.text("title", say(lang, "Title", "Título")).required().max_length(120).hint(say(lang, "What will happen, in a few words.", "Qué va a pasar, en pocas palabras.")))
        (form.textarea("summary", say(lang, "Summary", "Resumen")).value("…").rows(3))
        (form.select("kind", say(lang, "Kind", "Tipo"), kinds.collect()).value("vigil").half())
        (form.moment("start", say(lang, "It starts", "Empieza"), "2026-01-23", "14:00", ZONE))
        (form.radios("public", say(lang, "What is shown of the place", "Qué se muestra del lugar"), places.into()).value("area"))
        (form.languages("languages", say(lang, "Languages spoken", "Idiomas que se hablan"), &["en", "es"]))
        (form.number("capacity", say(lang, "Places", "Lugares")).optional().short().min("1").value("120"))
        (form.email("mail", say(lang, "E-mail", "Correo electrónico")).optional().autocomplete("email"))
        (form.password("password", say(lang, "Password", "Contraseña")).autocomplete("current-password"))
        (form.file("picture", say(lang, "Picture", "Imagen")).optional().accept("image/jpeg,image/png").hint(say(lang, "Its place and camera are removed.", "Se quitan el lugar y los datos de la cámara.")))
        (form.check("steps", say(lang, "The place has no steps", "El lugar no tiene escalones")).on(true))
        (crate::row([
            crate::button(Tone::Main, say(lang, "Add the action", "Agregar la acción")).icon(Icon::Plus).render(),
            crate::link_button(Tone::Plain, "/calls/x", words.ui_cancel()).render(),
            crate::button(Tone::Danger, words.ui_delete()).icon(Icon::Trash).sends("do", "delete").render(),
        ]))
    })
}

fn small(look: &Look<'_>) -> Html {
    let (lang, words) = (look.lang, look.words);
    let tab = |label, here| Tab { label, href: "/x", here };
    html! {
        (crate::tabs(say(lang, "Views", "Vistas"), &[
            tab(say(lang, "Map", "Mapa"), false), tab(say(lang, "Table", "Tabla"), true), tab(say(lang, "Calendar", "Calendario"), false),
        ]))
        p class="tags" {
            (crate::tag("plain", say(lang, "draft", "borrador"))) (crate::tag("good", say(lang, "open", "abierta")))
            (crate::tag("wait", say(lang, "in review", "en revisión"))) (crate::tag("bad", say(lang, "withdrawn", "retirada")))
        }
        (crate::row(["Transit Workers 26", "Powderhorn Mothers", "Familias Unidas", "7th Street", "Faith in the City"].map(crate::seal)))
        (crate::facts([crate::fact(Icon::Accessibility, say(lang, "No steps, a toilet for wheelchairs", "Sin escalones, baño accesible")), crate::fact(Icon::Backpack, say(lang, "Bring warm clothes", "Trae ropa abrigada"))]))
        (crate::details(say(lang, "What was corrected", "Qué se corrigió"), html! { p { (format::ago(words, Time::from_millis(1_768_590_000_000), look.now)) } }))
        (crate::details(say(lang, "Who answers for it", "Quién responde"), html! { p { (crate::bdi("لجنة الحي")) } }))
        div {
            (crate::passkey(look, Passkey::Get, "/sign-in/passkey", say(lang, "Sign in with a passkey", "Entrar con llave de acceso")))
        }
        (crate::print_button(look))
        ul class="facts" { @for icon in Icon::ALL { li { (icon) span { (format!("{icon:?}")) } } } }
    }
}

/// A flyer for an action, on the given paper.
pub fn sheet(look: &Look<'_>, paper: Paper) -> Html {
    let lang = look.lang;
    let title = say(lang, "A day without work, school or shopping", "Un día sin trabajo, escuela ni compras");
    let it = Flyer {
        paper,
        kicker: look.words.ui_station_call(),
        title,
        summary: say(
            lang,
            "Rent takes half of a wage. On one day we show what the city is without us.",
            "El alquiler se lleva la mitad del sueldo. Un día mostramos qué es la ciudad sin nosotros.",
        ),
        when: [
            Some(format::moment(look.words, START, ZONE, Detail::Long)),
            format::times(look.words, START, Some(END), ZONE),
        ]
        .into_iter()
        .flatten()
        .collect(),
        place: vec!["Government Plaza".to_owned(), "300 S 6th St, Minneapolis".to_owned()],
        notes_title: look.words.ui_good_to_know(),
        notes: vec![
            say(
                lang,
                "No steps. Sign language. Bring warm clothes and water.",
                "Sin escalones. Lengua de señas. Trae ropa abrigada y agua.",
            )
            .to_owned(),
        ],
        by: say(lang, "Called by 388 groups", "La convocan 388 grupos"),
        address: "convoke.example/a/k7m2p",
        code: crate::qr::svg("https://convoke.example/a/k7m2p", "convoke.example/a/k7m2p"),
    };
    crate::page(
        look,
        Head::new(title).hidden().sheet(),
        html! {
            div class="screen" { (crate::row([
                crate::link_button(Tone::Plain, "/calls/x", look.words.ui_back()).icon(Icon::ArrowLeft).render(),
                crate::print_button(look),
            ])) }
            (crate::flyer(look, &it))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_keeps_the_page_contract() {
        for lang in Lang::ALL {
            let signed_in = Look { signed_in: Some("Ana <b>"), steward: true, queue: 3, ..look(lang) };
            for page in [gallery(&look(lang)), gallery(&signed_in), sheet(&look(lang), Paper::A4)] {
                assert_eq!(crate::contract::check(&page.into_string()), Vec::<String>::new());
            }
        }
    }
}
