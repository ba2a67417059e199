/// Tests of what a server checks before it starts.
@NullMarked
package org.landlord.server.settings;

import org.jspecify.annotations.NullMarked;
