-- idea: A closed set admits one more word; old rows need no proof.
-- base: shop
-- expect: safe
-- findings:

ALTER TABLE payments ADD CONSTRAINT ck_payments_method_2 CHECK (method IN ('card', 'cash', 'transfer')) NOT VALID;
ALTER TABLE payments DROP CONSTRAINT ck_payments_method;
