/// Imports from other control planes: which rows are taken, and how they become resources.
@NullMarked
package org.landlord.application.migration;

import org.jspecify.annotations.NullMarked;
