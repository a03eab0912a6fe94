package com.pivotalflow.rest.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** What a request leaves in the log while it is worked on. */
class AnswerHeadersTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void everyLineOnTheWayBearsTheTraceAndNoneAfterwards() throws Exception {
        List<Object> logged = new ArrayList<>();

        new AnswerHeaders().doFilter(request(), response(), (request, response) -> {
            logged.add(MDC.get("traceId"));
            logged.add(String.valueOf(MDC.get("spanId")).length());
        });

        assertThat(logged).containsExactly(ID, 16);
        assertThat(MDC.get("traceId")).isNull();
        assertThat(MDC.get("spanId")).isNull();
    }

    @Test
    void aRequestThatFailsLeavesNothingToTheNextOne() {
        assertThatIOException()
                .isThrownBy(() -> new AnswerHeaders().doFilter(request(), response(), (request, response) -> {
                    throw new IOException("gone");
                }));

        assertThat(MDC.get("traceId")).isNull();
    }

    private static HttpServletRequest request() {
        Map<Object, Object> attributes = new HashMap<>();
        return proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
            case "getHeader" -> "00-" + ID + "-00f067aa0ba902b7-01";
            case "getHeaders", "getHeaderNames" -> Collections.emptyEnumeration();
            case "getRequestURI", "getServletPath" -> "/api/v1/quotes";
            case "getDispatcherType" -> DispatcherType.REQUEST;
            default -> null;
        });
    }

    private static HttpServletResponse response() {
        return proxy(
                HttpServletResponse.class,
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? false : null);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
