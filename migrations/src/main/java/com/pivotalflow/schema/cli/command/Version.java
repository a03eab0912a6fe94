package com.pivotalflow.schema.cli.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and of the Java it runs on. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "migrator " + (version == null ? "of a working copy" : version) + ", Java " + Runtime.version()
        };
    }
}
