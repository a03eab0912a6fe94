-- idea: A new table has a document column of which only the shape is checked.
-- base: clinic
-- expect: safe
-- findings: PF-M01 public.devices.settings

CREATE TABLE devices (
    id       integer NOT NULL,
    settings jsonb   NOT NULL DEFAULT '{}',
    CONSTRAINT pk_devices PRIMARY KEY (id),
    CONSTRAINT ck_devices_settings_object CHECK (jsonb_typeof(settings) = 'object')
);
