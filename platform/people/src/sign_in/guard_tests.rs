//! Limits and cookies of an encrypted site, asked from two addresses.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use base::{FixedClock, Lang, SeededRandom, SiteRole};
use http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;
use web::{App, AppParts, Joining, Keys};

use crate::demo::{self, PasswordWay};

/// A site with encryption and limits, and somebody with a password way.
async fn guarded() -> (Router, Arc<FixedClock>, PasswordWay) {
    let clock = Arc::new(FixedClock::at(testkit::NOON));
    let rooms = || vec![crate::room()];
    let migrations: Vec<_> = web::nouns(&rooms()).flat_map(|noun| noun.migrations.clone()).collect();
    let store = store::trial::memory(&migrations, Arc::<FixedClock>::clone(&clock)).await.unwrap();
    let site = web::Site {
        name: "Convoke".to_owned(),
        town: None,
        base_url: "https://convoke.test".to_owned(),
        lang: Lang::En,
        mails: false,
        joining: Joining::Invited,
        demo: false,
        contact: None,
    };
    let parts = AppParts {
        store,
        clock: Arc::<FixedClock>::clone(&clock),
        random: Arc::new(SeededRandom::new(1)),
        site,
        keys: Keys::new(&[9; 32]),
        identify: crate::identify(),
        trusted: Vec::new(),
        limits_open: false,
        cache_behind: Duration::ZERO,
    };
    let app = App::new(parts, &rooms());
    let inner = app.clone();
    let way = app
        .change(move |db| {
            let now = inner.now();
            let id = demo::person(db, inner.random(), "Ana", Lang::En, SiteRole::None, now)?;
            demo::password_way(db, &inner, id, now)
        })
        .await
        .unwrap();
    (web::router::router(&app, rooms()), clock, way)
}

struct Said {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Said {
    fn cookie(&self, name: &str) -> Option<String> {
        let all = self.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
        all.filter(|c| c.starts_with(&format!("{name}="))).map(str::to_owned).next()
    }

    fn stamp(&self) -> String {
        let at = self.text.find("name=\"stamp\" value=\"").unwrap() + 20;
        self.text[at..].split('"').next().unwrap().to_owned()
    }
}

async fn ask(router: &Router, from: &str, path: &str, cookie: &str, form: Option<String>) -> Said {
    let mut request = Request::builder().uri(path).header("host", "convoke.test").header("cookie", cookie);
    if form.is_some() {
        let kind = "application/x-www-form-urlencoded";
        request = request.method("POST").header("content-type", kind).header("origin", "https://convoke.test");
    }
    let mut request = request.body(form.map_or_else(Body::empty, Body::from)).unwrap();
    let from: SocketAddr = format!("{from}:1").parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(from));
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 1 << 20).await.unwrap();
    Said { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
}

async fn try_password(router: &Router, from: &str, who: &str, password: &str) -> Said {
    let stamp = ask(router, from, "/sign-in", "", None).await.stamp();
    let form = format!("stamp={stamp}&who={who}&password={}", password.replace(' ', "+"));
    ask(router, from, "/sign-in", "", Some(form)).await
}

#[tokio::test]
async fn one_client_is_slowed_down_and_locks_nobody_else_out() {
    let (router, _, way) = guarded().await;
    let mut slowed = None;
    for _ in 0..30 {
        let said = try_password(&router, "192.0.2.1", &way.sign_in_name, "wrong words").await;
        if said.status == StatusCode::TOO_MANY_REQUESTS {
            slowed = Some(said);
            break;
        }
        assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(slowed.is_some_and(|said| said.headers.contains_key("retry-after")));
    let said = try_password(&router, "192.0.2.2", &way.sign_in_name, way.password).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "the same account from elsewhere");
}

#[tokio::test]
async fn cookies_are_bound_to_the_encrypted_host() {
    let (router, clock, way) = guarded().await;
    let said = try_password(&router, "192.0.2.1", &way.sign_in_name, way.password).await;
    let step = said.cookie("__Host-convoke-step").unwrap();
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
        assert!(step.contains(part) && !step.contains("Domain"), "{step}");
    }
    let step = step.split(';').next().unwrap().to_owned();
    let page = ask(&router, "192.0.2.1", "/sign-in/code", &step, None).await;
    let digits = way.authenticator.code(base::Clock::now(clock.as_ref()));
    let form = format!("stamp={}&code={digits}", page.stamp());
    let said = ask(&router, "192.0.2.1", "/sign-in/code", &step, Some(form)).await;
    let session = said.cookie("__Host-convoke").unwrap();
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age=7776000"] {
        assert!(session.contains(part) && !session.contains("Domain"), "{session}");
    }
    assert!(said.cookie("__Host-convoke-step").unwrap().contains("Max-Age=0"));
    let session = session.split(';').next().unwrap().to_owned();
    let me = ask(&router, "192.0.2.1", "/me", &session, None).await;
    assert_eq!(me.status, StatusCode::OK);
    assert_eq!(me.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn a_site_by_invitation_makes_no_account_without_one() {
    let (router, _, _) = guarded().await;
    let page = ask(&router, "192.0.2.1", "/join", "", None).await;
    assert!(page.text.contains("By invitation") && !page.text.contains("action=\"/join\""));
    let page = ask(&router, "192.0.2.1", "/join?back=/invitations/aaaaaaaaaaaaaaaaaaaaaaaaaa", "", None).await;
    assert!(page.text.contains("By invitation"));
    let missing = ask(&router, "192.0.2.1", "/sign-in/link/aaaa", "", None).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND, "no demo links on a real site");
}
