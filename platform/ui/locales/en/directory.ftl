### Directory: listings of organizations and services.

## What this server keeps

keep-listings = The directory: organizations, their services, places, hours, and the offices one can ask
keep-listings-why = So that people find help and places to join in. It holds what organizations publish about themselves, and nothing about private persons.
keep-listings-who = Everybody
keep-listing-changes = Which entries of the directory were changed
keep-listing-changes-why = So that the search shows a change within a second.
keep-listing-changes-who = Nobody; only the server reads it.
