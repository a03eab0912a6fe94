package com.pivotalflow.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the EAR as it is released, from outside: PostgreSQL and the provisioned server run, and {@code pivotal.ear}
 * was deployed when the server started. They are started once, by the first such class of a process, and stopped after its last; {@link TestEnvironment} says how.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestEnvironment.class)
public @interface OnRealServer {}
