/// Files of the original control-plane store, imported by the packaged CLI.
@NullMarked
package org.landlord.it.migration;

import org.jspecify.annotations.NullMarked;
