-- What visitors say is wrong with a listing is a correction: "report" is the word for what somebody
-- says they saw.
ALTER TABLE listing_reports RENAME TO listing_corrections;
DROP INDEX listing_reports_open;
DROP INDEX listing_reports_of_organization;
CREATE INDEX listing_corrections_open ON listing_corrections (said_at) WHERE settled_at IS NULL;
CREATE INDEX listing_corrections_of_organization ON listing_corrections (organization_id);
