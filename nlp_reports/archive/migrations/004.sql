-- Version 4: events of a district are found at once, however few they are.
CREATE INDEX events_district ON events (district, start);
