package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases of one test class, on a server of its own: one made by scripts, one made of entities. */
final class TwinDatabases implements AutoCloseable {

    private static final DatabaseRoles ROLES = DatabaseRoles.standard();

    private final Scratch server;
    private final ScratchDatabase scripts;
    private final ScratchDatabase entities;
    private final Mapping mapping;

    private TwinDatabases(URL unit, String name, Filling filling) throws SQLException {
        server = Scratch.embedded(ROLES);
        try {
            scripts = server.create("scripts");
            entities = server.create("entities");
            filling.fill(scripts);
            mapping = Entities.create(unit, name, entities.owner());
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** What makes the tables of the scripts' side. */
    private interface Filling {
        void fill(ScratchDatabase database) throws SQLException;
    }

    /** The product's scripts and the product's entities. */
    static TwinDatabases ofProduct() throws SQLException {
        return new TwinDatabases(
                Entities.product(),
                "pivotal",
                database -> new SchemaMigration(
                                database.owner(), MigrationSettings.standard(), TwinDatabases.class.getClassLoader())
                        .migrate(line -> {}));
    }

    /** Some entities, and tables written for them by hand. */
    static TwinDatabases of(URL unit, String name, String sql) throws SQLException {
        return new TwinDatabases(unit, name, database -> execute(database, sql));
    }

    /** Compares the two as they are. */
    TwinReport compare(TwinExceptions exceptions) throws SQLException {
        return compare(scripts, exceptions);
    }

    /** Compares after the scripts' side was changed, in a copy that is thrown away. */
    TwinReport compareAltered(TwinExceptions exceptions, Iterable<String> changes) throws SQLException {
        try (ScratchDatabase altered = server.copy(scripts, "altered")) {
            for (String change : changes) {
                execute(altered, change);
            }
            return compare(altered, exceptions);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private TwinReport compare(ScratchDatabase made, TwinExceptions exceptions) throws SQLException {
        return new Twin(read(made), read(entities), mapping, exceptions.references()).compare();
    }

    private static Catalog read(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.superuser().getConnection()) {
            return new CatalogReader(Roles.of(ROLES.placeholders())).read(connection);
        }
    }

    private static void execute(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
