//! Finding Chromium and its driver, or installing them where we may.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::run::install;
use crate::say;

/// What Chromium is called on the systems we know.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// What its driver is called.
const DRIVERS: [&str; 1] = ["chromedriver"];

/// The environment by which tests find the browser.
pub(crate) fn find_environment(
    browser: Option<PathBuf>,
    driver: Option<PathBuf>,
) -> Option<[(&'static str, String); 2]> {
    let text = |path: PathBuf| path.to_string_lossy().into_owned();
    Some([("CONVOKE_TEST_CHROMIUM", text(browser?)), ("CONVOKE_TEST_CHROMEDRIVER", text(driver?))])
}

/// Finds a browser and its driver; installs them as root, else says what to install.
pub(crate) fn find() -> Result<[(&'static str, String); 2]> {
    let look = || find_environment(crate::run::find(&BROWSERS), crate::run::find(&DRIVERS));
    if let Some(found) = look() {
        say::line(format_args!("browser: {}", found[0].1));
        return Ok(found);
    }
    install(&["chromium", "chromium-driver"])?;
    match look() {
        Some(found) => Ok(found),
        None => bail!("installed chromium and chromium-driver, but neither is on the path"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_without_a_driver_is_no_browser() {
        assert_eq!(find_environment(Some(PathBuf::from("/x/chromium")), None), None);
        let both =
            find_environment(Some(PathBuf::from("/x/chromium")), Some(PathBuf::from("/x/chromedriver"))).unwrap();
        assert_eq!(both[1], ("CONVOKE_TEST_CHROMEDRIVER", String::from("/x/chromedriver")));
    }
}
