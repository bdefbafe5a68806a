"""What lies where, and what it is worth."""

from typing import Any

from truckroll.catalogue import cents
from truckroll.families.reporting.asking import Asked, Parameter
from truckroll.families.reporting.declaring import report

LOCATIONS = Parameter("LocationIds", is_array=True, set_id="inventory-locations")


@report(
    1061,
    "inventory",
    "Inventory on hand",
    asks=(LOCATIONS,),
    shows="LocationId:Number Location SkuId:Number SkuCode SkuName SkuType Quantity:Number UnitCost:Money Value:Money",
)
def inventory_on_hand(asked: Asked) -> list[tuple[Any, ...]]:
    """How much of what lies in each warehouse and truck, and what it is worth at what it costs now; less than nothing
    where more was used than is known to have come."""
    found = asked.select(
        f"""select s.inventory_location_id, coalesce(w.name, k.name), s.sku_id, coalesce(m.code, e.code),
        coalesce(m.display_name, e.display_name), case when m.id is null then 'Equipment' else 'Material' end,
        s.quantity, coalesce(m.cost, e.cost)
        from inventory.Stock s
        left join inventory.Warehouse w on w.id = s.inventory_location_id
        left join inventory.Truck k on k.id = s.inventory_location_id
        left join pricebook.Material m on m.id = s.sku_id
        left join pricebook.Equipment e on e.id = s.sku_id
        where s.active = 1 and s.quantity <> 0{asked.among(LocationIds="s.inventory_location_id")}"""
    )
    rows = [(*row, cents(row[6] * row[7])) for row in found]
    return sorted(rows, key=lambda row: ((row[1] or "").casefold(), row[0], row[3].casefold(), row[2]))
