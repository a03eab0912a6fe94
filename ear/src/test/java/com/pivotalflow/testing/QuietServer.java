package com.pivotalflow.testing;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that count statements or compare rows: what the main server does by itself now and then has to wait. */
public final class QuietServer implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> OFTEN = List.of(
            "OutboxRelay",
            "WebhookThreads",
            "JobTimer",
            "JobRecovery",
            "JobHeartbeat",
            "QuoteExpiry",
            "InvoiceOverdueSweep",
            "IdempotencyPurge",
            "LoginThrottlePurge");

    @Override
    public void beforeAll(ExtensionContext context) {
        OFTEN.forEach(bean -> Timers.pause(TestServer.MAIN, bean));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        OFTEN.forEach(bean -> Timers.resume(TestServer.MAIN, bean));
    }
}
