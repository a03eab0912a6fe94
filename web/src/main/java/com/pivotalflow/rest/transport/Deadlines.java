package com.pivotalflow.rest.transport;

import com.pivotalflow.deadline.RequestDeadline;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each request its deadline. A listener and no filter, because the caller's token is looked at before filters are
 * asked, and the database with it.
 */
@WebListener
public class Deadlines implements ServletRequestListener, ServletContextListener {

    /** Files of 100 MiB are sent and fetched there, over whatever line the caller has. */
    private static final Duration OF_FILES = Duration.ofMinutes(10);

    @Inject
    @ConfigProperty(name = "pivotal.request.seconds", defaultValue = "30")
    int seconds;

    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "request-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** For the container. */
    public Deadlines() {
        // Nearly every request is over long before.
        watch.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (seconds < 1) {
            throw new IllegalStateException("PIVOTAL_REQUEST_SECONDS must be 1 or more, not " + seconds);
        }
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
        RequestDeadline.begin(isOfFiles(request.getRequestURI()) ? OF_FILES : Duration.ofSeconds(seconds), watch);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        RequestDeadline.end();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        watch.shutdownNow();
    }

    private static boolean isOfFiles(String path) {
        return path.startsWith("/api/v1/imports") || (path.startsWith("/api/v1/jobs/") && path.endsWith("/result"));
    }
}
