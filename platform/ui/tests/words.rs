//! What stops the build: words that are missing, unknown or written twice, each with its file and line.

#[macro_use]
#[path = "../build/files.rs"]
mod files;
#[path = "../build/words.rs"]
mod words;

#[cfg(test)]
mod tests {
    use std::fs;

    /// The functions written for these English and Spanish words, or what is wrong with them.
    fn made(english: &str, spanish: &str) -> Result<String, Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        for (lang, text) in [("en", english), ("es", spanish)] {
            fs::create_dir(folder.path().join(lang)).unwrap();
            fs::write(folder.path().join(lang).join("call.ftl"), text).unwrap();
        }
        crate::words::generate(folder.path())
    }

    #[track_caller]
    fn stops(english: &str, spanish: &str, place: &str, what: &str) {
        let faults = made(english, spanish).unwrap_err();
        let found = faults.iter().any(|fault| fault.contains(place) && fault.contains(what));
        assert!(found, "{faults:?} lacks {place} {what}");
    }

    #[test]
    fn a_message_becomes_a_function() {
        let code = made("hello = Hello { $name }\n", "hello = Hola, { $name }\n").unwrap();
        assert!(code.contains("pub fn hello(&self, name: &str) -> String"), "{code}");
        let code = made("all-done = Done\n", "all-done = Listo\n").unwrap();
        assert!(code.contains("pub fn all_done(&self) -> &'static str"), "{code}");
    }

    #[test]
    fn what_is_counted_is_a_number() {
        let english = "seats = { $seats ->\n    [one] One seat\n   *[other] { $seats } seats\n}\n";
        let code = made(english, "seats = { $seats }\n").unwrap();
        assert!(code.contains("seats: impl Count"), "{code}");
        let english = "due = { $kind ->\n    [march] A\n   *[other] B\n}\n";
        let code = made(english, "due = x\n").unwrap();
        assert!(code.contains("kind: &str"), "{code}");
    }

    #[test]
    fn a_missing_translation_stops_the_build() {
        stops("a = A\n\nb = B\n", "a = A\n", "en/call.ftl:3", "`b` is missing in locales/es");
        stops("a = A\n", "a = A\nb = B\n", "es/call.ftl:2", "`b` is not in locales/en");
    }

    #[test]
    fn an_unknown_variable_stops_the_build() {
        stops("a = A { $n }\n", "# x\na = A { $m }\n", "es/call.ftl:2", "$m");
    }

    #[test]
    fn what_cannot_be_said_stops_the_build() {
        stops("a = A\na = B\n", "a = A\n", "en/call.ftl", "already");
        stops("a = { -brand }\n", "a = A\n", "en/call.ftl:1", "-brand");
        stops("a = { b }\nb = { a }\n", "a = A\nb = B\n", "en/call.ftl", "circle");
        stops("a = { DATETIME($x) }\n", "a = A\n", "en/call.ftl:1", "DATETIME");
        stops("a = A {\n", "a = A\n", "en/call.ftl:1", "");
    }
}
