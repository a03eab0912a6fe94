package com.pivotalflow.schema.scratch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of our own on this machine, in a folder that goes with it; it trusts every connection from here. */
final class LocalServer implements ScratchServer {

    private static final String SUPERUSER = "postgres";

    private final int port;
    private final Runnable stop;
    private final ScratchFolder folder;

    LocalServer(int port, Runnable stop, ScratchFolder folder) {
        this.port = port;
        this.stop = stop;
        this.folder = folder;
    }

    /** The server of this build. */
    static LocalServer embedded() throws IOException {
        ScratchFolder folder = ScratchFolder.create();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.path().resolve("data"))
                .setServerConfig("shared_preload_libraries", Scratch.STATEMENTS)
                .setServerConfig("pg_stat_statements.track", "all")
                .setServerConfig("fsync", "off")
                .start();
        return new LocalServer(
                server.getPort(),
                () -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException("the scratch server does not stop", e);
                    }
                },
                folder);
    }

    @Override
    public DataSource as(String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword("trusted");
        return source;
    }

    @Override
    public String mightiest() {
        return SUPERUSER;
    }

    @Override
    public String maintenance() {
        return "postgres";
    }

    @Override
    public String nameOf(String wish) {
        return wish.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean ours() {
        return true;
    }

    @Override
    public void close() {
        try {
            stop.run();
        } finally {
            folder.delete();
        }
    }
}
