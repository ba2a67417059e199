/// Identity providers of organizations, and the mapping of their groups to teams.
@NullMarked
package org.landlord.domain.identity;

import org.jspecify.annotations.NullMarked;
