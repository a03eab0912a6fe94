-- A depot with what a plain application lacks: partitions, a second schema, an extension, an unlogged table,
-- materialized views, names that need quotes.
GRANT USAGE ON SCHEMA public TO ${app}, ${readonly};
CREATE SCHEMA archive;
CREATE SCHEMA scraps;
GRANT USAGE ON SCHEMA archive TO ${app};
CREATE EXTENSION citext WITH SCHEMA public;

CREATE TABLE readings (
    id    integer NOT NULL,
    taken date    NOT NULL,
    value numeric(10, 2) NOT NULL,
    CONSTRAINT pk_readings PRIMARY KEY (id, taken)
) PARTITION BY RANGE (taken);
CREATE TABLE readings_2024 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_2025 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- Two tables that may become partitions; only one of them is proved to fit.
CREATE TABLE readings_2026 (
    id    integer NOT NULL,
    taken date    NOT NULL,
    value numeric(10, 2) NOT NULL,
    CONSTRAINT pk_readings_2026 PRIMARY KEY (id, taken),
    CONSTRAINT ck_readings_2026_taken CHECK (taken >= DATE '2026-01-01' AND taken < DATE '2027-01-01')
);
CREATE TABLE readings_2027 (
    id    integer NOT NULL,
    taken date    NOT NULL,
    value numeric(10, 2) NOT NULL,
    CONSTRAINT pk_readings_2027 PRIMARY KEY (id, taken)
);
ALTER TABLE readings_2027 ADD CONSTRAINT ck_readings_2027_taken
    CHECK (taken >= DATE '2027-01-01' AND taken < DATE '2028-01-01') NOT VALID;

CREATE TABLE parcels (
    id     integer NOT NULL,
    label  text    NOT NULL,
    weight integer,
    CONSTRAINT pk_parcels PRIMARY KEY (id)
);
CREATE TABLE archive.parcels (
    id     integer NOT NULL,
    label  text    NOT NULL,
    weight integer,
    CONSTRAINT pk_parcels PRIMARY KEY (id)
);
CREATE TABLE archive.routes (id integer CONSTRAINT pk_routes PRIMARY KEY, name text NOT NULL);
CREATE TABLE scraps.leftovers (id integer CONSTRAINT pk_leftovers PRIMARY KEY, name text);
CREATE TABLE aliases (id integer CONSTRAINT pk_aliases PRIMARY KEY, alias citext, note text);
CREATE TABLE "Order Items" (
    "Id"   integer NOT NULL,
    "Größe" text,
    "drop table" text,
    CONSTRAINT "pk Order Items" PRIMARY KEY ("Id")
);
CREATE UNLOGGED TABLE cache (id integer CONSTRAINT pk_cache PRIMARY KEY, body text);
CREATE TABLE beats (id integer CONSTRAINT pk_beats PRIMARY KEY, body text);
CREATE TABLE locks (
    id          integer NOT NULL,
    combination text    NOT NULL,
    CONSTRAINT pk_locks PRIMARY KEY (id)
);
CREATE TABLE loose (code integer NOT NULL, weight integer);
CREATE UNIQUE INDEX ux_loose_code ON loose (code);
CREATE TABLE stations (
    id   integer NOT NULL,
    code text    NOT NULL,
    CONSTRAINT pk_stations PRIMARY KEY (id),
    CONSTRAINT ck_stations_code CHECK (code ~ '^[A-Z]{3}$')
);
CREATE UNIQUE INDEX ux_stations_code ON stations (code);
CREATE INDEX ix_parcels_label ON parcels (label);
CREATE INDEX ix_parcels_weight ON parcels (weight);

CREATE MATERIALIZED VIEW daily AS SELECT taken, sum(value) AS value FROM readings GROUP BY taken;
CREATE UNIQUE INDEX ux_daily_taken ON daily (taken);
CREATE MATERIALIZED VIEW heaviest AS SELECT max(weight) AS weight FROM parcels;

GRANT SELECT, INSERT, UPDATE ON readings, parcels, archive.parcels, aliases, "Order Items", beats, stations TO ${app};
GRANT SELECT ON daily, heaviest TO ${app};

INSERT INTO readings VALUES (1, '2024-03-01', 1.5), (2, '2024-12-31', 2), (3, '2025-06-30', 99.99);
INSERT INTO readings_2026 VALUES (4, '2026-02-01', 4);
INSERT INTO readings_2027 VALUES (5, '2027-02-01', 5);
INSERT INTO parcels VALUES (1, 'first', 100), (2, 'second', NULL);
INSERT INTO archive.parcels VALUES (1, 'old first', 7), (9, 'old ninth', 70);
INSERT INTO archive.routes VALUES (1, 'coast'), (2, 'hills');
INSERT INTO scraps.leftovers VALUES (1, 'rope');
INSERT INTO aliases VALUES (1, 'Home', 'a'), (2, 'work', NULL);
INSERT INTO "Order Items" VALUES (1, 'XL', 'x'), (2, NULL, NULL);
INSERT INTO cache VALUES (1, 'warm');
INSERT INTO beats VALUES (1, 'tick'), (2, 'tock');
INSERT INTO locks VALUES (1, '0042'), (2, '1234');
INSERT INTO loose VALUES (1, 5), (2, NULL);
INSERT INTO stations VALUES (1, 'AKL'), (2, 'WLG');
REFRESH MATERIALIZED VIEW daily;
REFRESH MATERIALIZED VIEW heaviest;
