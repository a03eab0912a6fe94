package com.pivotalflow.webhook.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every second on every node whether deliveries are due. The work is done on other threads, so that the timer is never
 * late; what a run has begun it finishes, and meanwhile no second one starts.
 */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedExecutorDefinition(name = "java:module/concurrent/webhooks", maxAsync = DeliveryPump.MOST_POSTING + 1)
public class WebhookThreads {

    private static final Logger LOG = System.getLogger(WebhookThreads.class.getName());

    @Resource(lookup = "java:module/concurrent/webhooks")
    ManagedExecutorService executor;

    @Inject
    DeliveryPump pump;

    private final AtomicBoolean isRunning = new AtomicBoolean();

    /** Starts a run unless there is one. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void deliver() {
        if (isRunning.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            pump.run(executor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Deliveries stopped; the next second goes on.", e);
        } finally {
            isRunning.set(false);
        }
    }

    @PreDestroy
    void stop() {
        pump.stop();
    }
}
