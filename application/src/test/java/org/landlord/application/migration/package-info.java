/// What an import takes, what it keeps and what it refuses.
@NullMarked
package org.landlord.application.migration;

import org.jspecify.annotations.NullMarked;
