//! Sends mail through the configured server, one message at a time, with one connection kept open.

use anyhow::{Context as _, Result, bail};
use lettre::message::{Mailbox, header};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use store::JobError;
use web::Mail;

use crate::config::MailConfig;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// A mail server.
#[derive(Clone)]
pub(crate) struct Mailer {
    transport: Transport,
    from: Mailbox,
}

impl Mailer {
    /// A mailer for a configuration.
    pub(crate) fn new(config: &MailConfig) -> Result<Self> {
        let (scheme, host) =
            config.smtp.split_once("://").context("mail.smtp: `smtp://host:587` or `smtps://host:465`")?;
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) => (name, Some(port.parse::<u16>().context("mail.smtp: the port is a number")?)),
            None => (host, None),
        };
        let mut builder = match scheme {
            "smtps" => Transport::relay(name)?,
            "smtp" => Transport::starttls_relay(name)?,
            "smtp+plain" if matches!(name, "127.0.0.1" | "localhost" | "[::1]") => Transport::builder_dangerous(name),
            "smtp+plain" => bail!("mail.smtp: `smtp+plain` only for a relay on this machine"),
            other => bail!("mail.smtp: unknown scheme {other}"),
        };
        if let Some(port) = port {
            builder = builder.port(port);
        }
        if !config.user.is_empty() {
            builder = builder.credentials(Credentials::new(config.user.clone(), config.password.reveal().clone()));
        }
        let from = config.from.parse().context("mail.from is not an address")?;
        Ok(Self { transport: builder.build(), from })
    }

    /// Sends one message; the error never names the address.
    pub(crate) async fn send(&self, mail: Mail) -> Result<(), JobError> {
        let hopeless = |why: &str| JobError::Hopeless(why.to_owned());
        // The parser's error may repeat the address.
        let Ok(to) = mail.to.reveal().parse::<Mailbox>() else {
            return Err(hopeless("not an address"));
        };
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject)
            .header(header::ContentType::TEXT_PLAIN)
            .body(mail.text)
            .map_err(|e| hopeless(&format!("message: {e}")))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(e) if e.is_permanent() => Err(hopeless("the mail server refuses the message for good")),
            Err(e) if e.is_timeout() => Err(JobError::Retry("the mail server does not answer".to_owned())),
            Err(_) => Err(JobError::Retry("the mail server could not take the message".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailer(smtp: &str) -> Result<Mailer> {
        Mailer::new(&MailConfig {
            smtp: smtp.to_owned(),
            from: "Convoke <convoke@example.org>".to_owned(),
            user: String::new(),
            password: base::Private::default(),
        })
    }

    #[test]
    fn mail_leaves_encrypted_or_not_at_all() {
        assert!(mailer("smtps://mail.example.org:465").is_ok());
        assert!(mailer("smtp://mail.example.org").is_ok());
        assert!(mailer("smtp+plain://127.0.0.1:25").is_ok());
        assert!(mailer("smtp+plain://mail.example.org:25").is_err());
        assert!(mailer("mail.example.org").is_err());
        assert!(mailer("smtp://mail.example.org:x").is_err());
    }
}
