/** What an organization decides about itself, over HTTP, and that it counts where it says so. */
@NullMarked
package com.pivotalflow.settings;

import org.jspecify.annotations.NullMarked;
