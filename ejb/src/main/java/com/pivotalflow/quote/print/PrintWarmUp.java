package com.pivotalflow.quote.print;

import com.pivotalflow.print.SamplePage;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Prints a page for nobody soon after the server has started. The first print in a process loads thousands of classes and reads
 * the fonts, which takes longer than printing; so nobody waits for it. {@code PIVOTAL_PRINT_WARM_UP=false} leaves it out.
 */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PrintWarmUp {

    /** First things first: the server answers, and settles, before it does this. */
    private static final Duration DELAY = Duration.ofSeconds(5);

    @Resource
    TimerService timers;

    @Inject
    @ConfigProperty(name = "pivotal.print.warm-up", defaultValue = "true")
    boolean isWanted;

    @PostConstruct
    void plan() {
        if (isWanted) {
            timers.createSingleActionTimer(DELAY.toMillis(), new TimerConfig("print warm-up", false));
        }
    }

    @Timeout
    void print() {
        byte[] unused = SamplePage.pdf();
    }
}
