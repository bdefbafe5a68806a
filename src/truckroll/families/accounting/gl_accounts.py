"""The general ledger: on which accounts a contractor books what it earns, spends, has and owes."""

import re
from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import Clearable, Internal, Ref, Resource, create, invalid, missing, noun, read, refuse, update
from truckroll.families.accounting.shown import GLAccountResponse

if TYPE_CHECKING:
    from truckroll.families import accounting

ApPayment: "type[accounting.ApPayment]" = noun("accounting.ApPayment")
JournalEntryLine: "type[accounting.JournalEntryLine]" = noun("accounting.JournalEntryLine")

GeneralLedgerAccountSource = Literal["Undefined", "AccountingSystem", "ManuallyCreated", "PublicApi"]
DefaultAccountType = Literal[
    "CheckingAccount", "UndepositedFunds", "AccountsReceivable", "Inventory", "AccountsPayable",
    "CustomerRefundsPayable", "SalesTaxPayable", "CustomerDeposits", "MembershipAgreements", "RetainedEarnings",
    "Revenue", "MembershipRevenue", "Refunds", "CostOfGoodsSoldMaterials", "CostOfGoodsSoldEquipment",
    "CostOfGoodsSoldShipping", "CostOfGoodsSoldTax", "PayrollLabor", "PayrollEmployeeTaxes", "EmployeeBenefits",
    "EmployerTaxes", "EmployerBenefits", "Deductions", "InventoryAdjustments", "CostOfGoodsSoldRestockingFee",
    "CostOfGoodsSoldLabor", "PayrollLiability", "PayrollClearing", "CommittedCosts", "GoodsReceivedNotInvoiced",
    "VendorDiscount", "ProcessingFees", "GoodsReturnedNotCredited", "UseTaxExpense", "UseTaxLiability",
]  # fmt: skip


KINDS: dict[DefaultAccountType, str] = {
    "CheckingAccount": "Bank",
    "UndepositedFunds": "Other Current Asset",
    "AccountsReceivable": "Accounts Receivable",
    "Inventory": "Other Current Asset",
    "AccountsPayable": "Accounts Payable",
    "SalesTaxPayable": "Other Current Liability",
    "MembershipAgreements": "Other Current Liability",
    "Revenue": "Income",
    "MembershipRevenue": "Income",
    "CostOfGoodsSoldMaterials": "Cost of Goods Sold",
    "CostOfGoodsSoldShipping": "Cost of Goods Sold",
    "CostOfGoodsSoldTax": "Cost of Goods Sold",
    "CostOfGoodsSoldRestockingFee": "Cost of Goods Sold",
    "ProcessingFees": "Expense",
}
"""Of which kind an account is that documents book on, where the contractor has opened none for it."""


class GlAccountType(
    Resource,
    path="gl-accounts/types",
    tag="GlAccounts",
    scope="glaccounts",
    operations="list=GetTypeList",
    filters="ids names=name active created modified",
    sort="id name modified_on created_on",
    index="parent_type_id",
):
    """A kind of account, such as an expense, or a finer kind of one."""

    parent_type_id: Ref["GlAccountType"] | None
    name: str | None
    active: bool = True

    @classmethod
    def known(cls, name: str, parent: "Ref[GlAccountType] | None" = None) -> Self:
        """The kind of this name; the first account of a kind brings it."""
        of_name = cls.find(name=name)
        return next((each for each in of_name if each.parent_type_id == parent), None) or cls.new(
            name=name, parent_type_id=parent
        )


class GlAccount(
    Resource,
    path="gl-accounts",
    tag="GlAccounts",
    own_id="accountId",
    operations="list",
    filters="ids names=name numbers=number types=type subtypes=subtype description~ source active is_intacct_group"
    " is_intacct_bank_account created modified",
    index="default_account_type",
    sort="id name number type subtype modified_on created_on",
):
    """An account of the general ledger; there is no deleting it, only putting it out of use."""

    name: Clearable[str | None]
    number: Clearable[str | None]
    description: Clearable[str | None]
    type: Clearable[str | None]
    subtype: Clearable[str | None]
    active: bool = True
    is_intacct_group: bool = False
    is_intacct_bank_account: bool = False
    source: GeneralLedgerAccountSource = "Undefined"
    default_account_type: DefaultAccountType | None
    on_a_bill: Internal[bool] = False

    @read("GET {accountId}", 404)
    def get_account(self) -> Self:
        """One account that is in use."""
        self.refuse_unused()
        return self

    @create(201, 409)
    def create_account(self) -> Self:
        """Open an account."""
        self.source = "PublicApi"
        self.check()
        return self

    @update(404, 409, route="PATCH {accountId}")
    def update_account(self, active: bool | None = None) -> Self:
        """Change an account, put one that nothing is booked on out of use, or take it up again."""
        if not active:
            self.refuse_unused()
        if active is not None:
            refuse(not active and self.is_booked, f"Account {self.id} ({self.name}) is in use and stays active.")
            self.active = active
        self.check()
        return self

    @classmethod
    def standing(cls, use: DefaultAccountType) -> Self:
        """The account that is usual for a use; the first document that needs it opens it."""
        if (kept := cls.first(default_account_type=use)) is not None:
            return kept
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", use)
        account = cls.first(name=name) or cls.new(name=name, type=KINDS[use])
        account.default_account_type = use
        account.check()
        return account

    def refuse_unused(self) -> None:
        """Whoever asks for an account that is out of use does not find it."""
        if not self.active:
            raise missing("GlAccount", self.id)

    def check(self) -> None:
        """An account has a name that no other one in use has, and is of known kinds."""
        self.name = (self.name or "").strip()
        invalid(not self.name, "name", "An account needs a name.")
        same = [other for other in GlAccount.find(name=self.name) if other.id != self.id]
        refuse(bool(same) and self.active, f"There is an account {self.name} already (id {same[0].id if same else 0}).")
        invalid(bool(self.subtype) and not self.type, "subtype", "A subtype belongs to a type; give the type, too.")
        if self.type:
            kind = GlAccountType.known(self.type)
            if self.subtype:
                GlAccountType.known(self.subtype, kind.id)

    @property
    def is_booked(self) -> bool:
        """Whether something is booked on it, or will be by default."""
        return (
            self.on_a_bill
            or self.default_account_type is not None
            or JournalEntryLine.first(account_id=self.id) is not None
            or ApPayment.first(gl_account_id=self.id, active=None) is not None
        )

    def shown(self) -> GLAccountResponse:
        """The account as documents show it that are booked on it."""
        return GLAccountResponse(
            id=self.id, name=self.name, number=self.number, type=self.type, detail_type=self.subtype
        )
