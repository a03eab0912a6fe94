-- Flyway wants its history where there is a schema already; this one begins with the script that is tried.
DROP TABLE IF EXISTS public.flyway_schema_history;
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
    version        character varying(50),
    description    character varying(200) NOT NULL,
    type           character varying(20) NOT NULL,
    script         character varying(1000) NOT NULL,
    checksum       integer,
    installed_by   character varying(100) NOT NULL,
    installed_on   timestamp without time zone NOT NULL DEFAULT now(),
    execution_time integer NOT NULL,
    success        boolean NOT NULL
);
