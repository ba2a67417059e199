/// Moves between storages.
@NullMarked
package org.landlord.application.migration.transfer;

import org.jspecify.annotations.NullMarked;
