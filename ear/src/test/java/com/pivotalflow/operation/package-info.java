/** What operators are handed, as they use it: the processes of the containers, backups and restores, dashboards. */
@NullMarked
package com.pivotalflow.operation;

import org.jspecify.annotations.NullMarked;
