package com.pivotalflow.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the EAR as it is released, from outside: PostgreSQL and the provisioned server run, and {@code pivotal.ear}
 * was deployed when the server started. They are started once, by the first such class, and stopped after the last.
 *
 * <p>The order matters: Arquillian starts the server with what {@link TestEnvironment} has made ready.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({TestEnvironment.class, ArquillianExtension.class})
public @interface OnRealServer {}
