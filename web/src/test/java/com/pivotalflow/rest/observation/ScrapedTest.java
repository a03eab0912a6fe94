package com.pivotalflow.rest.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScrapedTest {

    private final AtomicInteger questions = new AtomicInteger();
    private final Deque<Runnable> open = new ArrayDeque<>();
    private long nanos = Long.MAX_VALUE;

    @Test
    void eachQuestionGetsANewAnswer() {
        Scraped<Integer> scraped = new Scraped<>(questions::incrementAndGet, Runnable::run, () -> nanos);

        assertThat(scraped.get()).contains(1);
        assertThat(scraped.get()).contains(2);
    }

    @Test
    void whoScrapesWhileNobodyAnswersIsToldNothingAndAsksNoSecondTime() {
        Scraped<Integer> scraped = new Scraped<>(questions::incrementAndGet, open::add, () -> nanos);
        scraped.get();

        pass(Duration.ofMinutes(1));

        assertThat(scraped.get()).isEmpty();
        assertThat(open).hasSize(1);
        open.remove().run();
        assertThat(questions).hasValue(1);
    }

    @Test
    void aFailureIsToldToAllGaugesOfTheScrapeOnly() {
        Scraped<Integer> scraped = new Scraped<>(
                () -> {
                    if (questions.incrementAndGet() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    return 7;
                },
                Runnable::run,
                () -> nanos);

        assertThat(scraped.get()).isEmpty();
        assertThat(scraped.get()).isEmpty();
        assertThat(questions).hasValue(1);
        pass(Duration.ofSeconds(2));
        assertThat(scraped.get()).contains(7);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
