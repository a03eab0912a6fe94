package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;

/** Finds an organization before a tenant is known. */
@ApplicationScoped
public class OrganizationDirectory {

    private static final int PAGE = 200;

    @Inject
    OrganizationRepository organizations;

    /** The organization with this slug, whatever became of it. */
    public Optional<OrganizationId> bySlug(String slug) {
        return organizations.idOfSlug(slug).map(OrganizationId::new);
    }

    /**
     * Organizations with due work, whatever became of them, the longest waiting first.
     *
     * @param queue name of the queue in the look-up function of the database, such as {@code quotes}
     * @param most at most so many
     */
    public List<OrganizationId> withWork(String queue, int most) {
        return organizations.withWork(queue, most).stream()
                .map(OrganizationId::new)
                .toList();
    }

    /**
     * Goes through all organizations there are, closed ones too, for work that is done in each of them by itself.
     *
     * @param work called outside of any transaction of this method
     */
    public void forEach(Consumer<OrganizationId> work) {
        UUID last = null;
        List<UUID> page;
        do {
            page = organizations.ids(last, PAGE);
            page.stream().map(OrganizationId::new).forEach(work);
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == PAGE);
    }

    /**
     * As {@link #forEach}.
     *
     * @param work tells of how many things it did something to
     * @return all of them together
     */
    public int sum(ToIntFunction<OrganizationId> work) {
        AtomicInteger all = new AtomicInteger();
        forEach(organization -> all.addAndGet(work.applyAsInt(organization)));
        return all.get();
    }

    /**
     * As {@link #sum}, for work in bounded batches: it is called for an organization until a batch was not full.
     *
     * @param size of a full batch
     * @param batch does one of at most that size and tells how many things it did something to
     */
    public int sumOfBatches(int size, ToIntBiFunction<OrganizationId, Integer> batch) {
        return sum(organization -> {
            int all = 0;
            int done;
            do {
                done = batch.applyAsInt(organization, size);
                all += done;
            } while (done == size);
            return all;
        });
    }
}
