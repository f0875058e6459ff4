### What the site says about itself and about what it keeps.

about-title = About this site
about-lead = People organize themselves here: they find each other, decide, act, keep each other safe and remember.
about-promises = What we promise
about-promise-account = You need no account to read, to find what happens near you, or to say that you are coming.
about-promise-scripts = Everything important works without JavaScript, on an old phone, and in Tor Browser.
about-promise-requests = No page asks another server for anything: no trackers, no outside maps, fonts or pictures.
about-promise-kept = We keep no addresses of visitors and no record of who read or searched for what. What we do keep is listed, with its end.
about-promise-dossiers = Nothing here is a file on a person. Events and places are described, not private people.
about-promise-yours = What you put in, you can take out.
about-who = Who runs it
about-no-contact = Those who run this site have not said yet how to reach them.
about-moderation = What stewards took out of sight, and why
about-sources = Sources and licences
about-software = The program is Convoke, free software under the GNU Affero General Public License, version 3 or later.
about-source-census = Places and postal codes of the United States: U.S. Census Bureau, public domain.
about-source-geonames = Other towns: GeoNames (geonames.org), under Creative Commons Attribution 4.0.
about-source-atlas = Maps: U.S. Census Bureau and Natural Earth, public domain, by way of us-atlas and world-atlas.
about-source-fonts = Letters: Bricolage Grotesque and Source Sans 3, SIL Open Font License. Icons: Lucide, ISC licence.

keeps-title = What this server keeps about you
keeps-lead = This list is made from the same rules that delete the data. What is not here is not kept.
keeps-never-title = Never kept
keeps-never-address = Your network address and what kind of browser you use.
keeps-never-search = What you search for: a place or ZIP code stays in that one request.
keeps-never-reading = Which pages you read, and when.
keeps-never-third = Nothing is sent to anybody else.
keeps-kept-title = Kept, and until when
keeps-why = Why
keeps-who = Who can see it
keeps-how-long = How long
keeps-until-deleted = Until you or your group delete it
keeps-forever = It is public and stays as long as the site
keeps-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
keeps-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
 }

keep-files = Pictures of calls
keep-files-why = So that a call can be seen and shared. Where, when and with which device a picture was taken is removed before it is stored.
keep-files-who = Everybody
