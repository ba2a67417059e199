/// Imports from other control planes.
@NullMarked
package org.landlord.adapter.cli.migration;

import org.jspecify.annotations.NullMarked;
