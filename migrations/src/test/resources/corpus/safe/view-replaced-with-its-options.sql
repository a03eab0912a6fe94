-- idea: CREATE OR REPLACE VIEW repeats security_invoker.
-- base: shop
-- expect: safe
-- findings:

CREATE OR REPLACE VIEW guarded_settings WITH (security_invoker = true) AS
    SELECT name, value, length(value) AS size FROM settings;
