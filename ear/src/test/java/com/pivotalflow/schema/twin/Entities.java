package com.pivotalflow.schema.twin;

import jakarta.persistence.EntityManagerFactory;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.spi.Bootstrap;

/** Makes the tables that a persistence unit describes, with its own settings, outside of a server. */
final class Entities {

    private Entities() {}

    /** Where the product's unit is described. */
    static URL product() {
        return Objects.requireNonNull(Entities.class.getResource("/META-INF/persistence.xml"));
    }

    /**
     * Creates the tables.
     *
     * @param unit a file {@code persistence.xml}
     * @param name the unit in it
     * @param database empty, connected as the owner of its schema
     * @return what the entities say beyond the tables
     */
    static Mapping create(URL unit, String name, DataSource database) {
        Map<String, Object> settings = Map.of(
                AvailableSettings.JAKARTA_TRANSACTION_TYPE,
                "RESOURCE_LOCAL",
                AvailableSettings.JAKARTA_JTA_DATASOURCE,
                database,
                AvailableSettings.JAKARTA_NON_JTA_DATASOURCE,
                database,
                AvailableSettings.HBM2DDL_AUTO,
                "create-only",
                // Otherwise a statement that fails is only logged.
                AvailableSettings.HBM2DDL_HALT_ON_ERROR,
                true);
        EntityManagerFactoryBuilderImpl builder =
                (EntityManagerFactoryBuilderImpl) Bootstrap.getEntityManagerFactoryBuilder(unit, name, settings);
        try (EntityManagerFactory factory = builder.build()) {
            return MappingReader.read(builder.getMetadata());
        }
    }
}
