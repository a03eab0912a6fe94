package com.pivotalflow.mapping;

import com.pivotalflow.organization.Steady;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hibernate.SessionFactory;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;

/**
 * Compares tables and columns of the live schema with the entities, as the start of the application did. By one thread
 * at a time and at most once a minute: each look reads the description of every table.
 */
@Singleton
@PermitAll
@AccessTimeout(value = 5, unit = TimeUnit.SECONDS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MappingCheck {

    private static final Duration KEEP = Duration.ofMinutes(1);

    @PersistenceUnit(unitName = "pivotal")
    EntityManagerFactory entities;

    @Inject
    @Steady
    Clock clock;

    private @Nullable MappingState latest;
    private Instant lookedAt = Instant.MIN;

    /** What is wrong, as it was at most a minute ago. */
    public MappingState state() {
        Instant now = clock.instant();
        MappingState known = latest;
        if (known == null || !now.isBefore(lookedAt.plus(KEEP))) {
            known = look();
            latest = known;
            lookedAt = now;
        }
        return known;
    }

    private MappingState look() {
        try {
            entities.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
            return new MappingState(true, List.of());
        } catch (SchemaManagementException e) {
            return new MappingState(false, List.of(String.valueOf(e.getMessage())));
        }
    }
}
