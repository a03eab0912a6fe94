package com.pivotalflow.testing;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs, written past the application; no server takes one of them by itself. */
public final class StoredJob {

    private StoredJob() {}

    /** One that is due in another age. */
    public static UUID waiting(TestOrganization organization, UUID person) throws SQLException {
        return job(organization, person, "queued", "");
    }

    /** An export of customers that failed. */
    public static UUID failed(TestOrganization organization, UUID person) throws SQLException {
        UUID job = job(organization, person, "failed", ", error_message = 'SQLException', attempt_count = 4");
        export(organization, person, job, null);
        return job;
    }

    /** An export of customers that was done, with its file. */
    public static UUID withFile(TestOrganization organization, UUID person) throws SQLException {
        UUID job = job(organization, person, "succeeded", ", progress = 100");
        export(organization, person, job, "customerNumber\r\nC-1\r\n");
        return job;
    }

    private static UUID job(TestOrganization organization, UUID person, String status, String more)
            throws SQLException {
        UUID job = Ids.next();
        Database database = organization.database();
        boolean isOver = !status.equals("queued");
        database.execute(
                "INSERT INTO jobs (organization_id, id, requested_by, job_type, status, scheduled_at, max_attempts,"
                        + " completed_at) VALUES (?, ?, ?, 'export', ?, TIMESTAMPTZ '2099-01-01', 4, "
                        + (isOver ? "now()" : "NULL") + ")",
                organization.id(),
                job,
                person,
                status);
        database.execute(
                "UPDATE jobs SET version = version" + more + " WHERE organization_id = ? AND id = ?",
                organization.id(),
                job);
        return job;
    }

    private static void export(TestOrganization organization, UUID person, UUID job, @Nullable String content)
            throws SQLException {
        Database database = organization.database();
        database.execute(
                "INSERT INTO export_jobs (organization_id, id, job_id, requested_by, report_type, format)"
                        + " VALUES (?, ?, ?, ?, 'customers', 'csv')",
                organization.id(),
                Ids.next(),
                job,
                person);
        if (content != null) {
            database.execute(
                    "UPDATE export_jobs SET content = convert_to(?, 'UTF8'), digest = sha256(convert_to(?, 'UTF8')),"
                            + " file_name = 'customers-2026-05-01.csv', expires_at = now() + interval '30 days'"
                            + " WHERE organization_id = ? AND job_id = ?",
                    content,
                    content,
                    organization.id(),
                    job);
        }
    }
}
