-- idea: A new table whose document is guarded.
-- base: clinic
-- expect: safe
-- findings:

CREATE TABLE devices (
    id       integer NOT NULL,
    settings jsonb   NOT NULL DEFAULT '{}',
    CONSTRAINT pk_devices PRIMARY KEY (id),
    CONSTRAINT ck_devices_settings_object CHECK (jsonb_typeof(settings) = 'object'),
    CONSTRAINT ck_devices_settings_clean CHECK (metadata_is_clean(settings))
);
