/** Tests of the launcher that need no server; PostgreSQL is real where it is the subject. */
@NullMarked
package com.pivotalflow.server;

import org.jspecify.annotations.NullMarked;
